import { accept, refuse } from '@/lib/core/outcome'
import { answerUpload } from '@/lib/gate/upload'
import { sendRateRequest } from '@/lib/pricing/flows'
import { rateRequestSchema } from '@/lib/pricing/schema'
import { proofLimits } from '@/lib/pricing/types'

type Context = { params: Promise<{ structure: string }> }

/** 'Envoyer ma demande': the reduced price of a learner, with its proof ([1.C1]). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const page = `/${slug}/mon-compte/tarif-reduit`
  const form = { fields: ['learner', 'proof'], kept: { learner: 'eleve' }, refusals: 'pricing.refusals' }
  const bounds = { maxBytes: proofLimits.bytes, tooHeavy: 'proof_too_heavy', bound: 'proof-account' } as const
  return answerUpload({ request, slug, page, ...form, ...bounds }, async ({ actor, structure, form }) => {
    const input = rateRequestSchema.safeParse({ learner: form.get('learner') })
    if (!input.success) return refuse('learner_missing')
    const file = form.get('proof')
    if (!(file instanceof File)) return refuse('proof_missing')
    // The page took away one that it found too heavy: that is said again, rather than that there is none.
    if (file.size === 0 && form.has('proof.tooBig')) return refuse('proof_too_heavy')
    const sent = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    const zone = structure.timeZone
    const outcome = await sendRateRequest(actor, { zone, learnerId: input.data.learner, file: sent })
    return outcome.ok ? accept(`${page}?envoyee=${outcome.value.requestId}`) : outcome
  })
}
