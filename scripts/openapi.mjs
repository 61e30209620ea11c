#!/usr/bin/env node
/**
 * Writes openapi.json from the contract's operations; with `--check` exits 1 where the file is not current.
 */
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {join} from 'node:path';
import {toJsonSchema} from '@valibot/to-json-schema';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const target = join(root, 'openapi.json');

async function loadContract() {
  const folder = join(root, 'node_modules/.cache/partner-widgets');
  mkdirSync(folder, {recursive: true});
  const outfile = join(folder, `contract-${process.pid}.mjs`);
  const contents = `
    export * as contract from './src/backend/operations.js';
    export {requests, summaries} from './src/backend/requests.js';
    export * as order from './src/domain/order.js';
    export * as agreement from './src/domain/agreement.js';
    export * as receipt from './src/domain/receipt.js';
    export {filePaths} from './src/backend/file-transport.js';
    export * as summary from './src/domain/support/case-summary.js';
    export * as supportCase from './src/domain/support/support-case.js';
    export * as category from './src/domain/support/case-category.js';
    export * as article from './src/domain/support/article.js';
    export * as profile from './src/domain/support/support-profile.js';
    export * as upload from './src/domain/support/upload.js';
    export * as pieces from './src/domain/schema.js';`;
  await build({
    stdin: {contents, resolveDir: root, loader: 'ts'},
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, {force: true});
  }
}

const {contract, requests, summaries, filePaths, ...vocabulary} = await loadContract();
const {pieces, order, agreement, receipt, summary, supportCase, category, article, profile, upload} = vocabulary;
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const isSchema = (value) => value?.kind === 'schema';
/** Exported schemas are the document's named components. */
const definitions = Object.fromEntries(
  [pieces, order, agreement, receipt, summary, supportCase, category, article, profile, upload, contract].flatMap(
    (module) => Object.entries(module).filter(([name, value]) => isSchema(value) && /^[A-Z]/.test(name)),
  ),
);

const config = {
  target: 'draft-2020-12',
  typeMode: 'input',
  definitions,
  // A check in code, such as "the date exists", has no counterpart in JSON Schema.
  errorMode: 'ignore',
  overrideRef: ({referenceId}) => `#/components/schemas/${referenceId}`,
};

const descriptions = {
  PlainDate: 'A calendar date that exists, without a time.',
  Instant: 'A moment in time, ISO 8601 with an offset or Z.',
  Id: 'An identifier that another system issued; never interpreted.',
  OperationId: 'An identifier of a once-only operation; travels as the idempotency key too.',
  CountryCode: 'ISO 3166-1 alpha-2, upper case.',
  Decimal: 'A decimal number as text.',
  LanguageTag: 'A BCP 47 language tag.',
  Sha256: 'SHA-256 of a text’s UTF-8, 64 lower-case hexadecimal digits.',
  Receipt: 'A sealed record of an acceptance: `hash` is the SHA-256 of the canonical JSON (RFC 8785) of the rest.',
};

function convert(schema) {
  const {$schema, $defs, ...converted} = toJsonSchema(schema, config);
  return converted;
}

/** A definition refers to itself when converted as a whole; its body is what the others refer to. */
function convertDefinition(name) {
  const {$defs} = toJsonSchema(definitions[name], config);
  const {$schema, ...body} = $defs?.[name] ?? convert(definitions[name]);
  return descriptions[name] ? {description: descriptions[name], ...body} : body;
}

const problem = {
  description: 'RFC 9457 problem details. The kit reads only the members named here, and the status.',
  type: 'object',
  properties: {
    type: {type: 'string'},
    title: {type: 'string', description: 'Never shown to a person.'},
    status: {type: 'integer'},
    code: {
      type: 'string',
      description:
        'What is wrong, within the status: order-closed, mapped-elsewhere, taken, in-progress, operation-mismatch, ...',
    },
    fields: {
      type: 'object',
      additionalProperties: {type: 'string'},
      description: 'What is wrong with which field: path in the request to code.',
    },
    reference: {type: 'string', description: 'Reference for support.'},
    suggestions: {
      type: 'array',
      items: {type: 'string'},
      description: 'Names that were free when the one asked for was not.',
    },
    nextOperationId: {
      $ref: '#/components/schemas/Id',
      description: 'The id of the next try after a definite rejection of a once-only operation.',
    },
  },
};

const refusals = {
  400: 'The request has not the shape of the contract, or lacks its key.',
  401: 'Nobody is signed in, or the session ran out.',
  403: 'The signed-in account may not do this.',
  404: 'There is no such thing (any more).',
  409: 'The state of things does not allow it; `code` says why. `in-progress`: the same operation is being carried out.',
  422: 'A field is wrong, or (`operation-mismatch`) the operation id was used for another payload.',
  429: 'Too many requests; `Retry-After` says when to come again.',
  500: 'The server failed. Whether a once-only operation was carried out is told by `operations/get`.',
  503: 'The server is not available for now.',
};

const responses = Object.fromEntries(
  Object.entries(refusals).map(([status, description]) => [
    `Refusal${status}`,
    {
      description,
      headers: {
        'Server-Now': {$ref: '#/components/headers/ServerNow'},
        'Retry-After': {$ref: '#/components/headers/RetryAfter'},
      },
      content: {'application/problem+json': {schema: {$ref: '#/components/schemas/Problem'}}},
    },
  ]),
);

const effects = {
  read: 'Changes nothing; may be repeated.',
  write: 'Sets a value; repeating the same request does no harm.',
  single: 'Sent once and never repeated by itself, because each try counts.',
  once: 'Carried out at most once for its `operationId`. The same id with the same payload gives the same answer; with another payload `operation-mismatch`.',
};

const paths = Object.fromEntries(
  Object.entries(contract.operations).map(([operationId, {path, effect, answer}]) => [
    `/${path}`,
    {
      post: {
        operationId,
        summary: summaries[operationId],
        description: effects[effect],
        'x-effect': effect,
        ...(effect === 'once' && {parameters: [{$ref: '#/components/parameters/IdempotencyKey'}]}),
        requestBody: {required: true, content: {'application/json': {schema: convert(requests[operationId])}}},
        responses: {
          200: {
            description: 'Carried out.',
            headers: {'Server-Now': {$ref: '#/components/headers/ServerNow'}},
            content: {'application/json': {schema: convert(answer)}},
          },
          ...Object.fromEntries(
            Object.keys(refusals).map((status) => [status, {$ref: `#/components/responses/Refusal${status}`}]),
          ),
        },
      },
    },
  ]),
);

const refused = Object.fromEntries(
  [401, 403, 404].map((status) => [status, {$ref: `#/components/responses/Refusal${status}`}]),
);
const uploadHeader = (name, description, required = true) => ({
  name,
  in: 'header',
  required,
  schema: {type: 'string'},
  description,
});
const offsetHeader = {'Upload-Offset': {schema: {type: 'integer'}, description: 'How many bytes the server has.'}};

/** What is no operation: files by tus 1.0, and news. */
const filePathItems = {
  [`/${filePaths.uploads}/{uploadId}`]: {
    description:
      'A file by tus 1.0 (https://tus.io/protocols/resumable-upload). The resource exists since `createUpload`; nothing is created here.',
    parameters: [{name: 'uploadId', in: 'path', required: true, schema: {$ref: '#/components/schemas/Id'}}],
    head: {
      operationId: 'headUpload',
      summary: 'How many bytes of the file the server has.',
      parameters: [uploadHeader('Tus-Resumable', '1.0.0')],
      responses: {
        200: {
          description: 'Known.',
          headers: {...offsetHeader, 'Upload-Length': {schema: {type: 'integer'}, description: 'Its size.'}},
        },
        ...refused,
      },
    },
    patch: {
      operationId: 'patchUpload',
      summary: 'Bytes from an offset on, which has to be the one the server has; else 409.',
      parameters: [uploadHeader('Tus-Resumable', '1.0.0'), uploadHeader('Upload-Offset', 'Where these bytes begin.')],
      requestBody: {required: true, content: {'application/offset+octet-stream': {}}},
      responses: {
        204: {description: 'Taken.', headers: offsetHeader},
        ...refused,
        409: {$ref: '#/components/responses/Refusal409'},
      },
    },
  },
  [`/${filePaths.file}`]: {
    post: {
      operationId: 'readFile',
      summary: 'The bytes of a file that is stored at a case.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                caseId: {$ref: '#/components/schemas/Id'},
                fileId: {$ref: '#/components/schemas/Id'},
              },
              required: ['caseId', 'fileId'],
            },
          },
        },
      },
      responses: {200: {description: 'Its bytes.', content: {'application/octet-stream': {}}}, ...refused},
    },
  },
  [`/${filePaths.events}`]: {
    get: {
      operationId: 'watchCases',
      summary: 'News of cases as server-sent events, where the server offers them.',
      description: 'Each event is a `case` with a JSON `{caseId, revision}`; what is new is asked for.',
      responses: {200: {description: 'Events until the page goes.', content: {'text/event-stream': {}}}, ...refused},
    },
  },
};

const document = {
  openapi: '3.1.0',
  info: {
    title: 'partner-widgets backend',
    version,
    description:
      "What the kit asks of a vendor's systems. Every operation is a POST with a JSON body, so that nothing a person typed stands in a URL; files travel beside them by tus. Generated from the contract's schemas.",
    license: {name: 'MIT', identifier: 'MIT'},
  },
  servers: [{url: '/api'}],
  paths: {...paths, ...filePathItems},
  components: {
    schemas: {
      ...Object.fromEntries(
        Object.keys(definitions)
          .sort()
          .map((name) => [name, convertDefinition(name)]),
      ),
      Problem: problem,
    },
    parameters: {
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        schema: {$ref: '#/components/schemas/Id'},
        description:
          'Equal to `operationId` of the body. The same key comes again when a browser repeats a request by itself.',
      },
    },
    headers: {
      ServerNow: {
        required: true,
        schema: {$ref: '#/components/schemas/Instant'},
        description: "The server's time. Deadlines follow it. Across origins it needs `Access-Control-Expose-Headers`.",
      },
      RetryAfter: {
        schema: {type: 'string'},
        description: 'Seconds, or an HTTP date, before which asking again is useless.',
      },
    },
    responses,
  },
};

const text = `${JSON.stringify(document, null, 2)}\n`;
if (process.argv.includes('--check')) {
  let current = '';
  try {
    current = readFileSync(target, 'utf8');
  } catch {
    // No file is not the current file.
  }
  if (current !== text) {
    console.error('openapi.json is not current: run `npm run openapi`.');
    process.exit(1);
  }
  console.log('openapi.json is current.');
} else {
  writeFileSync(target, text);
  console.log(`openapi.json: ${Object.keys(paths).length} operations.`);
}
