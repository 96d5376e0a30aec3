import { z } from 'zod'

/** 'Se connecter en tant que…': the reason is asked, and kept ([2.B1]). */
export const beginInput = z.object({
  client: z.uuid(),
  reason: z.string().trim().min(3, 'impersonation.fields.reason').max(200),
})
