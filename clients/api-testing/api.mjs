import { createRequire } from 'node:module';

/** Wikimedia's package, from where the script put it; its configuration is that of the environment. */
export const api = createRequire(`${process.env.CLIENT_INSTALLED}/package.json`)('api-testing');
api.config.replace({
  base_uri: process.env.CLIENT_API.replace(/api\.php$/, ''),
  main_page: 'Main Page',
  root_user: JSON.parse(process.env.CLIENT_ROOT),
  secret_key: process.env.CLIENT_SECRET_KEY ?? 'none is needed',
  extra_parameters: {},
});
