// Written by Headway. A new export replaces this file.
import * as cdk from 'aws-cdk-lib';
import { EdgeStack } from '../lib/django-behind-cloudfront-and-api-gateway-stack';

const app = new cdk.App();
new EdgeStack(app, 'django-behind-cloudfront-and-api-gateway', {
  env: { region: 'eu-west-1' },
  description: 'The path of a shop whose Django runs on Lambda.',
});
