import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { previewDraft } from '@/lib/drafts/flows/try-out'
import { draftSearch } from '@/lib/drafts/schema'
import { requireStaff } from '@/lib/gate/actor'
import { staffRoles } from '@/lib/staff/types'

type Context = { params: Promise<{ structure: string; envoi: string }> }

/** A mail on its own page loads nothing but its picture and runs nothing ([6.S6]). */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox allow-popups"

/** A draft as one of its readers will get it ([2.C11]): a page, which the editor shows beside the text; or what is wrong with the text. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, envoi } = await params
  const { actor } = await requireStaff(slug, `/${slug}/gestion/envois/${envoi}/apercu`, staffRoles)
  const { pour } = draftSearch.parse(Object.fromEntries(new URL(request.url).searchParams))
  const preview = await previewDraft(actor, envoi, pour ?? null)
  const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }
  if (preview.ok) {
    const html = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
    return new Response(preview.value.html, { headers: { ...headers, ...html } })
  }
  if (preview.refusal === 'not_found') notFound()
  const t = await getTranslations('drafts.refusals')
  return new Response(t(preview.refusal as never, preview.detail as never), {
    status: 422,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
  })
}
