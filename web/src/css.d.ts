/** Style sheets are bundled by tools/build-web.ts. */
declare module "*.css";
