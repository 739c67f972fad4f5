// Written by Headway. A new export replaces this file, so change the design rather than this.
import * as cdk from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface EdgeStackProps extends cdk.StackProps {
  /** ARN of the certificate in us-east-1 for shop.example.com. Left out: a parameter of the stack, which deploying asks for. */
  readonly certificateArn?: string;
  /** Python name of the settings module of Django. Left out: a parameter of the stack, which deploying asks for. */
  readonly djangoSettingsModule?: string;
}

export class EdgeStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props: EdgeStackProps = {}) {
    super(scope, id, props);

    // Django: Django, called by apig-wsgi. README.md says what belongs into app/.
    const djangoSettingsModule =
      props.djangoSettingsModule ??
      new cdk.CfnParameter(this, 'DjangoSettingsModule', {
        description: 'Python name of the settings module of Django',
        allowedPattern: '^[A-Za-z_][A-Za-z0-9_.]*$',
      }).valueAsString;
    const djangoLambda = new lambda.Function(this, 'DjangoLambda', {
      runtime: lambda.Runtime.PYTHON_3_13,
      architecture: lambda.Architecture.X86_64,
      handler: 'lambda_handler.handler',
      code: lambda.Code.fromAsset('app'),
      environment: { DJANGO_SETTINGS_MODULE: djangoSettingsModule },
      memorySize: 512,
      timeout: cdk.Duration.seconds(29),
      logGroup: new logs.LogGroup(this, 'DjangoLambdaLogs', {
        retention: logs.RetentionDays.ONE_MONTH,
        removalPolicy: cdk.RemovalPolicy.DESTROY,
      }),
    });

    const api = new apigwv2.HttpApi(this, 'Api', {
      apiName: 'HTTP API',
      createDefaultStage: false,
      disableExecuteApiEndpoint: false,
    });
    new apigwv2.HttpStage(this, 'ApiStage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
    });

    const djangoIntegration = new integrations.HttpLambdaIntegration('DjangoIntegration', djangoLambda, {
      payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_2_0,
    });
    new apigwv2.HttpRoute(this, 'ApiDefaultRoute', {
      httpApi: api,
      routeKey: apigwv2.HttpRouteKey.DEFAULT,
      integration: djangoIntegration,
    });

    const forwardHostFunction = new cloudfront.Function(this, 'ForwardHostFunction', {
      comment: 'Forward host',
      code: cloudfront.FunctionCode.fromFile({ filePath: 'functions/forward-host.js' }),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      autoPublish: true,
    });

    const certificateArn =
      props.certificateArn ??
      new cdk.CfnParameter(this, 'CertificateArn', {
        description: 'ARN of the certificate in us-east-1 for shop.example.com',
        allowedPattern: '^arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/.+$',
      }).valueAsString;
    const certificate = acm.Certificate.fromCertificateArn(this, 'Certificate', certificateArn);

    const djangoPagesCachePolicy = new cloudfront.CachePolicy(this, 'DjangoPagesCachePolicy', {
      cachePolicyName: `${this.stackName}-DjangoPagesCachePolicy`,
      comment: 'DjangoPages',
      minTtl: cdk.Duration.seconds(0),
      defaultTtl: cdk.Duration.seconds(0),
      maxTtl: cdk.Duration.seconds(31536000),
      headerBehavior: cloudfront.CacheHeaderBehavior.none(),
      cookieBehavior: cloudfront.CacheCookieBehavior.all(),
      queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });

    const apiOrigin = new origins.HttpOrigin(`${api.apiId}.execute-api.${this.region}.${this.urlSuffix}`, {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      httpPort: 80,
      httpsPort: 443,
    });

    const edgeDistribution = new cloudfront.Distribution(this, 'EdgeDistribution', {
      comment: 'Distribution',
      domainNames: ['shop.example.com'],
      certificate,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: apiOrigin,
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        compress: true,
        cachePolicy: djangoPagesCachePolicy,
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        functionAssociations: [
          { function: forwardHostFunction, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST },
        ],
      },
    });
    new cdk.CfnOutput(this, 'EdgeDistributionTarget', {
      description: 'DNS: shop.example.com leads to this name',
      value: edgeDistribution.distributionDomainName,
    });
  }
}
