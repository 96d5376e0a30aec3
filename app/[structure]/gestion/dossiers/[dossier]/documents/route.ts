import { findFile } from '@/lib/client-files/queries/get-file'
import { accept, refuse } from '@/lib/core/outcome'
import { sendAttachment } from '@/lib/documents/flows'
import { readUpload } from '@/lib/documents/schema'
import { uploadLimits } from '@/lib/documents/types'
import { answerStaffUpload } from '@/lib/gate/upload'
import { rights } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; dossier: string }> }

/** 'Ajouter un document' on a client's file ([2.A10]). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, dossier } = await params
  const page = `/${slug}/gestion/dossiers/${dossier}`
  const form = { fields: ['file'], kept: {}, refusals: 'people.documents.refusals', roles: rights['files.edit'] }
  const bounds = { maxBytes: uploadLimits.bytes, tooHeavy: 'file_too_heavy', bound: 'document-account' } as const
  return answerStaffUpload({ request, slug, page, ...form, ...bounds }, async ({ actor, form }) => {
    const file = /^\d{1,9}$/.test(dossier) ? await findFile(actor, Number(dossier)) : null
    if (!file) return refuse('not_found')
    const read = await readUpload(form)
    if (!read.ok) return read
    const outcome = await sendAttachment(actor, { clientFileId: file.id, ...read.value })
    return outcome.ok ? accept(`${page}?message=document#documents`) : outcome
  })
}
