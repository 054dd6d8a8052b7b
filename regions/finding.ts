/** Something that the schema cannot see, with its place in the file. */
export type Finding = { readonly path: string; readonly reason: string };
