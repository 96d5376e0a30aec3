import { z } from 'zod'
import { writeOffDecisions } from './types'

const reason = z.string().trim().min(3, 'writeOffs.reasonMissing').max(500)

/** 'Proposer l'abandon' of what an order owes ([6.S5]). */
export const proposalInput = z.object({ number: z.coerce.number().int().min(1), reason })
/** 'Confirmer' or 'Refuser', by another person. */
export const decisionInput = z.object({ abandon: z.uuid(), decision: z.enum(writeOffDecisions) })
/** 'Retirer ma proposition'. */
export const withdrawalInput = z.object({ abandon: z.uuid() })
/** 'Annuler l'abandon'. */
export const undoingInput = z.object({ abandon: z.uuid(), reason })
