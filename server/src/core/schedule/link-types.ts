/** The types of links as numbers: in the network, and in the problem that levelling posts to a worker. */
export const FS = 0;
export const SS = 1;
export const FF = 2;
export const SF = 3;
