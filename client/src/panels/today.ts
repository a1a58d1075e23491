/** The wall clock of this machine, as a civil minute: the one place where a plan meets the present. */
export function civilNow(now: Date): number {
  const civil = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate(), now.getHours(), now.getMinutes());
  return civil / 60_000;
}
