/** The repository's top folder, wherever the bundled test runs. Set when the tests are bundled. */
declare const PLANLINE_ROOT: string;

export const repositoryRoot: string = PLANLINE_ROOT;
