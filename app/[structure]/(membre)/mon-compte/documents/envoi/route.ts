import { accept } from '@/lib/core/outcome'
import { sendAttachment } from '@/lib/documents/flows'
import { readUpload } from '@/lib/documents/schema'
import { uploadLimits } from '@/lib/documents/types'
import { answerUpload } from '@/lib/gate/upload'

type Context = { params: Promise<{ structure: string }> }

/** 'Envoyer un document' of 'Mes documents', or with a request for the reduced price ([2.A10]). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const isOfRequest = new URL(request.url).searchParams.get('depuis') === 'tarif-reduit'
  const page = `/${slug}/mon-compte/${isOfRequest ? 'tarif-reduit' : 'documents'}`
  const form = { fields: ['file'], kept: {}, refusals: 'people.documents.refusals' }
  const bounds = { maxBytes: uploadLimits.bytes, tooHeavy: 'file_too_heavy', bound: 'document-account' } as const
  return answerUpload({ request, slug, page, ...form, ...bounds }, async ({ actor, form }) => {
    const read = await readUpload(form)
    if (!read.ok) return read
    const outcome = await sendAttachment(actor, { clientFileId: actor.clientFileId, ...read.value })
    return outcome.ok ? accept(`${page}?message=envoi`) : outcome
  })
}
