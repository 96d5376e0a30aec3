import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { getStructureOr404 } from '@/lib/gate/actor'
import { isOpen } from '@/lib/structures/rules'

type Props = { params: Promise<{ structure: string }>; children: ReactNode }

/** A structure that sells nothing online has no catalogue ([2.F3]). */
export default async function ShopLayout({ params, children }: Props) {
  const structure = await getStructureOr404((await params).structure)
  if (!isOpen(structure.settings.modules, 'cours-et-tarifs')) notFound()
  return children
}
