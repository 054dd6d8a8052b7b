// Loaded before every script: what runs here must be the Lambda runtime's major.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Siaga 112 needs Node 24, this is ${process.version}. On Linux x64 and arm64 and on Windows x64 "npm ci" brings it; elsewhere install it, and name a Chrome by CHROME_PATH for the browser tests.`,
  );
  process.exit(1);
}
