import { redirect } from 'next/navigation'

/** 'Mon compte' opens on 'Mon suivi'. */
export default async function AccountPage({ params }: { params: Promise<{ structure: string }> }) {
  redirect(`/${(await params).structure}/mon-compte/suivi`)
}
