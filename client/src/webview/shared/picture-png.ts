/** A drawing as a PNG, twice as fine as it is large where a canvas can hold that. */

interface Drawing {
  readonly svg: string;
  /** Pixels of a screen. */
  readonly width: number;
  readonly height: number;
}

const FINE = 2;
/** What Chromium's canvas holds, with room to spare. */
const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;

export async function picturePng({ svg, width, height }: Drawing): Promise<Blob> {
  const scale = Math.min(FINE, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Error('the picture is too large for a canvas');
  return png;
}

export async function base64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  await new Promise<void>((resolve, reject) => {
    reader.onload = () => resolve();
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
  // Behind `data:image/png;base64,`.
  return String(reader.result).split(',')[1] ?? '';
}
