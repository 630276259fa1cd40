import packageJson from '../../package.json' with { type: 'json' };
import { SOURCE } from '../../src/api/describe/source.ts';
import { dynamicParametersOf, summaryOf } from '../../src/api/describe/texts.ts';
import { submodulesOf } from '../../src/api/describe/tree.ts';
import type { Module } from '../../src/api/module.ts';
import { inEnglish } from '../../src/i18n/texts.ts';
import { moduleSchema, plain, type Schema } from './schema.ts';

/**
 * The API as an OpenAPI document. There is one address; which parameters a request has depends on `action`, so that each
 * action is a schema of a whole request: of the query string, or of the form that is posted.
 */
export function openApi(main: Module): Schema {
  const actions = submodulesOf(main).filter(({ group }) => group === 'action');
  const formats = submodulesOf(main).filter(({ group }) => group === 'format');
  const inner = actions.flatMap(submodulesOf);
  const answers = { '200': { $ref: '#/components/responses/Answer' } };
  return {
    openapi: '3.1.0',
    info: {
      title: `${SOURCE.name}: MediaWiki's Action API for sessions`,
      version: packageJson.version,
      description: inEnglish(summaryOf(main)),
      license: { name: SOURCE.licence, identifier: SOURCE.licence },
    },
    servers: [{ url: '/', description: 'Where the server answers.' }],
    paths: {
      '/api.php': {
        get: {
          operationId: 'ask',
          parameters: [
            {
              name: 'request',
              in: 'query',
              style: 'form',
              explode: true,
              schema: { oneOf: actions.filter(({ mustBePosted }) => !mustBePosted).map(ref) },
            },
          ],
          responses: answers,
        },
        post: {
          operationId: 'post',
          requestBody: {
            required: true,
            content: Object.fromEntries(
              ['application/x-www-form-urlencoded', 'multipart/form-data'].map((type) => [
                type,
                { schema: { oneOf: actions.map(ref) } },
              ]),
            ),
          },
          responses: answers,
        },
      },
    },
    components: {
      schemas: {
        ...Object.fromEntries([main, ...formats, ...inner].map((module) => [schemaName(module), moduleSchema(module)])),
        ...Object.fromEntries(actions.map((module) => [schemaName(module), requestSchema(main, module)])),
      },
      responses: {
        Answer: {
          description: 'The answer, in the format asked for. An error is an answer too.',
          headers: {
            'MediaWiki-API-Error': { description: 'The code of the error, if it is one.', schema: { type: 'string' } },
          },
          content: { 'application/json': { schema: { type: 'object' } } },
        },
      },
    },
  };

  function requestSchema(main: Module, module: Module): Schema {
    const own = moduleSchema(module);
    const {
      properties = {},
      patternProperties,
      required = [],
    } = own as {
      properties?: Schema;
      patternProperties?: Schema;
      required?: readonly string[];
    };
    const isDefault = main.params.action?.options.default === module.name;
    return {
      description: [summaryOf(module), dynamicParametersOf(module)]
        .flatMap((text) => (text ? [plain(inEnglish(text))] : []))
        .join(' '),
      allOf: [
        ref(main),
        ...[...formats, ...submodulesOf(module)].map(ref),
        {
          type: 'object',
          properties: { action: { const: module.name }, ...properties },
          ...(patternProperties && { patternProperties }),
          required: [...(isDefault ? [] : ['action']), ...required],
        },
      ],
    };
  }
}

function ref(module: Module): Schema {
  return { $ref: `#/components/schemas/${schemaName(module)}` };
}

/** A path as a key of components, which may have no plus sign. */
function schemaName({ path }: Module): string {
  return path.replaceAll('+', '.');
}
