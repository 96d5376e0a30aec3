import { isId } from '@/lib/core/ids'
import { accept, refuse } from '@/lib/core/outcome'
import { forgetPublicPages } from '@/lib/gate/public-pages'
import { answerStaffUpload } from '@/lib/gate/upload'
import { sendPortrait } from '@/lib/school/flows'
import { readPictureForm } from '@/lib/settings/schema'
import { pictureLimits } from '@/lib/settings/types'
import { rights } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; professeur: string }> }

/** A teacher's portrait, for the public pages ([2.F3] [6.S7]). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, professeur: teacherId } = await params
  const page = `/${slug}/gestion/reglages/professeurs/${teacherId}`
  const form = { fields: ['picture', 'alt'], kept: {}, refusals: 'siteEditor.refusals', roles: rights['settings.edit'] }
  const bounds = { maxBytes: pictureLimits.bytes, tooHeavy: 'picture_too_heavy', bound: 'picture-account' } as const
  return answerStaffUpload({ request, slug, page, ...form, ...bounds }, async ({ actor, form: sent }) => {
    if (!isId(teacherId)) return refuse('not_found')
    const read = await readPictureForm(sent)
    if (!read.ok) return read
    const outcome = await sendPortrait(actor, { teacherId, ...read.value })
    if (!outcome.ok) return outcome
    forgetPublicPages()
    return accept(`${page}?fait=portrait`)
  })
}
