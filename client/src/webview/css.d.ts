/** Style sheets are imported for the bundler's sake and give nothing to the code. */
declare module '*.css';
