import { notFound } from 'next/navigation'
import { requireMember } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string; inconnu: string[] }> }

/** An address of one's account that no page has: said inside it, with its menu. */
export default async function UnknownMemberPage({ params }: Props) {
  const { structure: slug, inconnu } = await params
  await requireMember(slug, `/${slug}/mon-compte/${inconnu.join('/')}`)
  notFound()
}
