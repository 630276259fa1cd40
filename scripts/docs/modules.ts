import { dataTypesOf } from '../../src/api/describe/data-types.ts';
import { flagsOf } from '../../src/api/describe/flags.ts';
import {
  dynamicParametersOf,
  examplesOf,
  extendedDescriptionOf,
  paramText,
  summaryOf,
  valueTexts,
} from '../../src/api/describe/texts.ts';
import { sortedSubmodulesOf } from '../../src/api/describe/tree.ts';
import { usageOf } from '../../src/api/describe/usage.ts';
import { chosenBy, type Module } from '../../src/api/module.ts';
import { templateName } from '../../src/api/param/template.ts';
import { type Message, message } from '../../src/i18n/message.ts';
import { hasText, inEnglish } from '../../src/i18n/texts.ts';
import { table, toMarkdown } from './markdown.ts';

/** What every module says of itself. */
export function modulesPage(main: Module): string {
  const modules = [main, ...sortedSubmodulesOf(main, true)];
  return `# Modules

Made by \`npm run docs\` from the declarations in \`src/api\` and \`src/format\`. A running server says the same at \`api.php?action=help\`.

${modules.map(section).join('\n')}
${types(main)}`;
}

function section(module: Module): string {
  const { path, group, helpUrls } = module;
  const flags = flagsOf(module).map((flag) => said(message(`api-help-flag-${flag}`)));
  const parts = [
    `## ${path}`,
    group === 'main' ? '' : [`\`${chosenBy(module)}\`:`, ...flags].join(' '),
    ...[summaryOf(module), extendedDescriptionOf(module)].filter(({ key }) => hasText(key)).map(said),
    parameters(module),
    examplesOf(module)
      .map(([query, text]) => `- ${said(text)} \`api.php?${query}\``)
      .join('\n'),
    helpUrls.map((url) => `<${url}>`).join(' · '),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function types(main: Module): string {
  const rows = dataTypesOf(main).map((type) => [type, said(message(`api-help-datatype-${type}`))]);
  return `## ${said(message('api-help-datatypes-header'))}

${said(message('api-help-datatypes'))}

${table(['type', 'how it is written'], rows)}
`;
}

function parameters(module: Module): string {
  const rows = Object.entries(module.params).map(([name, param]) => [
    `\`${module.prefix}${templateName(name, param.options)}\``,
    [
      ...(param.options.deprecated ? [said(message('api-help-param-deprecated'))] : []),
      said(paramText(module, name, param)),
      ...valueTexts(module, name, param).map(({ value, text }) => `${toMarkdown(value)}: ${said(text)}`),
    ].join('<br>'),
    usageOf(module, param).map(said).join('<br>'),
  ]);
  const dynamic = dynamicParametersOf(module);
  if (dynamic) rows.push(['\\*', said(dynamic), '']);
  return rows.length === 0 ? '' : table(['parameter', 'what it is for', 'how it is used'], rows);
}

function said(text: Message): string {
  return toMarkdown(inEnglish(text));
}
