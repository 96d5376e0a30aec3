export type MailConfig = { apiKey: string; webhookUrl: string; webhookSecret: string }

/** The defaults are those of a sandbox that starts alone. */
export const readMailConfig = (env: NodeJS.ProcessEnv, appUrl: string): MailConfig => ({
  apiKey: env.RESEND_API_KEY ?? 're_sandbox',
  webhookUrl: env.RESEND_WEBHOOK_URL ?? `${appUrl}/api/resend`,
  webhookSecret: env.RESEND_WEBHOOK_SECRET ?? `whsec_${Buffer.from('diapason-sandbox').toString('base64')}`,
})
