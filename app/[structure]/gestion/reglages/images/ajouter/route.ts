import { accept } from '@/lib/core/outcome'
import { answerStaffUpload } from '@/lib/gate/upload'
import { sendPicture } from '@/lib/settings/flows'
import { readPictureForm } from '@/lib/settings/schema'
import { pictureLimits } from '@/lib/settings/types'
import { rights } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string }> }

/** 'Ajouter une image' to the public pages ([2.F3] [6.S7]). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const page = `/${slug}/gestion/reglages/images`
  const form = { fields: ['picture', 'alt'], kept: {}, refusals: 'siteEditor.refusals', roles: rights['settings.edit'] }
  const bounds = { maxBytes: pictureLimits.bytes, tooHeavy: 'picture_too_heavy', bound: 'picture-account' } as const
  return answerStaffUpload({ request, slug, page, ...form, ...bounds }, async ({ actor, form: sent }) => {
    const read = await readPictureForm(sent)
    if (!read.ok) return read
    const outcome = await sendPicture(actor, read.value)
    return outcome.ok ? accept(`${page}?fait=ajoute`) : outcome
  })
}
