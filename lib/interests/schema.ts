import { z } from 'zod'

const isOn = z.enum(['oui', 'non']).transform((said) => said === 'oui')

/** A heart of the portal: which offer, liked or no longer ([2.E1]). */
export const heartInput = z.object({ offre: z.uuid(), envie: isOn })

/** The same noted by the office in somebody's file. */
export const notedInterestInput = heartInput.extend({ dossier: z.uuid() })

/** The offer whose heart led here from its public page. */
export const interestsSearch = z.object({ offre: z.string().max(80).catch('') })
