import { redirect } from 'next/navigation'
import { getContext } from '@/lib/gate/actor'
import { isOpen } from '@/lib/structures/rules'

/** 'Mon compte' opens on 'Mon suivi', or on 'Mon profil' where nothing is booked ([2.F3]). */
export default async function AccountPage({ params }: { params: Promise<{ structure: string }> }) {
  const { structure } = await getContext((await params).structure)
  const page = isOpen(structure.settings.modules, 'mon-compte/suivi') ? 'suivi' : 'profil'
  redirect(`/${structure.slug}/mon-compte/${page}`)
}
