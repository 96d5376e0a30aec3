import { z } from 'zod'
import { parseFrenchDay } from '@/lib/core/time'
import { communicationKinds, directions } from './types'

const day = z.string().transform((text, context) => {
  const parsed = parseFrenchDay(text)
  if (!parsed) context.addIssue({ code: 'custom', message: 'communications.fields.day' })
  return parsed ?? ''
})

export const communicationSchema = z
  .object({
    dossier: z.uuid(),
    kind: z.enum(communicationKinds),
    direction: z.enum(directions),
    day,
    body: z.string().trim().min(1).max(2000),
  })
  .transform(({ dossier, ...said }) => ({ clientFileId: dossier, ...said }))

export const communicationIdSchema = z.object({ communication: z.uuid() })
