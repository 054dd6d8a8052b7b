const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { pathNot: allowed },
});
const never = (name, from, to) => ({ name, severity: "error", from, to });
/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    never("no-cycles", {}, { circular: true }),
    never("nothing-undeclared", {}, { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"] }),
    only("domain-is-pure", "^core/domain/", ["^core/domain/"]),
    only("contracts-know-domain", "^core/contracts/", [
      "^core/(contracts|domain)/",
      "node_modules/zod/mini/",
    ]),
    only("usecases-know-ports", "^core/usecases/", ["^core/(usecases|contracts|domain)/"]),
    never(
      "adapters-know-no-entry-point",
      { path: "^core/adapters/" },
      { path: "^(functions|lib|bin|regions|local|web|bench|tools)/" },
    ),
    only("regions-are-data", "^regions/", [
      "^regions/",
      "^core/contracts/(landmarks|region)\\.ts$",
      "^core/domain/",
      "node_modules/zod/mini/",
      "^(node:)?(fs|path)$",
    ]),
    only("flows-are-data", "^contact-flows/", [
      "^contact-flows/",
      // A recording is known by the hash of its text.
      "^(node:)?(crypto|fs|path)$",
    ]),
    only("web-has-no-server", "^web/", ["^web/", "^core/(contracts|domain)/", "node_modules/"]),
    never(
      "functions-are-strangers",
      { path: "^functions/([^/]+)/" },
      { path: "^functions/", pathNot: "^functions/($1|shared)/" },
    ),
    never(
      "lib-runs-no-code",
      { path: "^lib/" },
      {
        path: "^(functions|core|local|web)/",
        pathNot: "^core/(adapters/dynamodb/table|contracts/region|domain/case/kind)\\.ts$",
      },
    ),
    never(
      "local-runs-what-is-built",
      { path: "^local/" },
      { path: "^(functions|lib|bin|web|tools)/|^core/(usecases|adapters)/" },
    ),
    never(
      "cdk-only-in-lib",
      { pathNot: "^(lib|bin|test/lib)/|node_modules" },
      { path: "node_modules/(aws-cdk-lib|constructs)/" },
    ),
    never("no-test-code-shipped", { pathNot: "^test/" }, { path: "^test/" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
