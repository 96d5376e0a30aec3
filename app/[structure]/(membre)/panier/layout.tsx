import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { getContext } from '@/lib/gate/actor'
import { isOpen } from '@/lib/structures/rules'
import AccountLayout from '../mon-compte/layout'

type Props = { params: Promise<{ structure: string }>; children: ReactNode }

/** 'Mon panier' is an item of the member's menu ([1.B6]): the menu stays around it; a visitor sees none. No shop, no cart. */
export default async function CartLayout({ params, children }: Props) {
  const { structure } = await getContext((await params).structure)
  if (!isOpen(structure.settings.modules, 'panier')) notFound()
  return <AccountLayout params={params}>{children}</AccountLayout>
}
