/** Thrown where a plan asks more of a simulation than can be done; the message says why, and what to write instead. */
export class NotSimulable extends Error {}
