import { notFound } from 'next/navigation'
import { requireStaff } from '@/lib/gate/actor'
import { staffRoles } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string; inconnu: string[] }> }

/** An address of the office that no page has: said inside the office, with its menu. */
export default async function UnknownOfficePage({ params }: Props) {
  const { structure: slug, inconnu } = await params
  await requireStaff(slug, `/${slug}/gestion/${inconnu.join('/')}`, staffRoles)
  notFound()
}
