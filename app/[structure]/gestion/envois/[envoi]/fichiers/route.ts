import { accept } from '@/lib/core/outcome'
import { readGivenFile } from '@/lib/documents/schema'
import { uploadLimits } from '@/lib/documents/types'
import { keepFile } from '@/lib/drafts/flows/keep-file'
import { findDraft } from '@/lib/drafts/queries/get-draft'
import { answerStaffUpload } from '@/lib/gate/upload'
import { staffRoles } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; envoi: string }> }

/** 'Ajouter' of a file to a message ([2.C5]); whose message it is, is asked by the command. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, envoi } = await params
  const page = `/${slug}/gestion/envois/${envoi}`
  const form = { fields: ['file'], kept: {}, refusals: 'drafts.refusals', roles: staffRoles }
  const bounds = { maxBytes: uploadLimits.bytes, tooHeavy: 'file_too_heavy', bound: 'document-account' } as const
  return answerStaffUpload({ request, slug, page, ...form, ...bounds }, async ({ actor, form }) => {
    if (!(await findDraft(actor, envoi))) return { ok: false, refusal: 'not_found' }
    const read = await readGivenFile(form)
    if (!read.ok) return read
    const kept = await keepFile(actor, envoi, read.value)
    return kept.ok ? accept(`${page}?fait=fichier#fichiers`) : kept
  })
}
