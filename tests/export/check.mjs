// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles and synthesizes exported CDK apps, without network or account:
//   node check.mjs FOLDER NODE_MODULES APP...
// FOLDER holds one exported app in each folder APP. All are compiled as one program and synthesized in one process,
// twice: without feature flags and with all that the CDK recommends. Both must give the same template, written to
// FOLDER/templates/APP.json. Then `cdk synth` runs in the first app's folder as a person would run it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [folder, modules, ...apps] = process.argv.slice(2);
const require = createRequire(path.join(folder, 'x.js'));
const at = (...parts) => path.join(folder, ...parts);

function link(target, name) {
  fs.rmSync(name, { force: true });
  fs.symlinkSync(target, name);
}

function run(command, args, cwd) {
  try {
    execFileSync(command, args, { cwd, stdio: 'pipe', env: { ...process.env, ...quiet } });
  } catch (error) {
    console.error(`${command} ${args.join(' ')} in ${cwd}:\n${error.stdout ?? ''}${error.stderr ?? ''}`);
    process.exit(1);
  }
}

/** No credentials, no calls home. */
const quiet = { CDK_DISABLE_CLI_TELEMETRY: 'true', AWS_EC2_METADATA_DISABLED: 'true', CI: 'true', NO_COLOR: '1' };

const binOf = (app) => fs.readdirSync(at(app, 'bin')).map((name) => path.join(app, 'bin', name));

function compile() {
  const { compilerOptions } = JSON.parse(fs.readFileSync(at(apps[0], 'tsconfig.json'), 'utf8'));
  // Stricter than what is exported: nothing may be imported or declared for nothing.
  const options = { ...compilerOptions, noUnusedLocals: true, noUnusedParameters: true };
  fs.writeFileSync(at('tsconfig.json'), JSON.stringify({ compilerOptions: options, files: apps.flatMap(binOf) }));
  run(at('node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.json'], folder);
}

/** The template of each app with these feature flags. */
function synthesize(name, context) {
  process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
  for (const key of Object.keys(require.cache)) if (key.startsWith(at('build'))) delete require.cache[key];
  const templates = {};
  for (const app of apps) {
    process.chdir(at(app));
    process.env.CDK_OUTDIR = at('synth', name, app);
    require(at('build', binOf(app)[0].replace(/\.ts$/, '.js')));
  }
  process.emit('beforeExit', 0); // when the CDK synthesizes apps by itself
  for (const app of apps) {
    const out = at('synth', name, app);
    const file = fs.readdirSync(out).find((f) => f.endsWith('.template.json'));
    if (!file) throw new Error(`${app}: no template in ${out}`);
    templates[app] = fs.readFileSync(path.join(out, file), 'utf8');
  }
  return templates;
}

fs.rmSync(at('build'), { recursive: true, force: true });
fs.rmSync(at('synth'), { recursive: true, force: true });
fs.rmSync(at('templates'), { recursive: true, force: true });
link(modules, at('node_modules'));
compile();

const validate = { '@aws-cdk/core:validateAgainstDefaultRules': true };
const plain = synthesize('plain', validate);
// Writes `aws` for the partition of the Region instead of looking it up, and sorts the parts of policies: the same
// thing in other words.
const wording = { '@aws-cdk/core:enablePartitionLiterals': false, '@aws-cdk/aws-iam:minimizePolicies': false };
const flagged = synthesize('flagged', { ...require('aws-cdk-lib/recommended-feature-flags.json'), ...wording });
fs.mkdirSync(at('templates'));
for (const app of apps) {
  fs.writeFileSync(at('templates', `${app}.json`), plain[app]);
  if (plain[app] !== flagged[app]) {
    fs.writeFileSync(at('templates', `${app}.flagged.json`), flagged[app]);
    console.error(`${app}: the template depends on feature flags; compare templates/${app}.json and .flagged.json`);
    process.exitCode = 1;
  }
}

link(modules, at(apps[0], 'node_modules'));
run('npx', ['cdk', 'synth', '--quiet', '--no-notices', '--no-lookups'], at(apps[0]));
