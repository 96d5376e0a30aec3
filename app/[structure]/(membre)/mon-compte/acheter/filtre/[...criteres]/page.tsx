import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { filterPath, parseFilter } from '@/lib/catalogue/rules'
import { filterInput } from '@/lib/catalogue/schema'
import { ShopPage } from '../../shop-page'

type Props = { params: Promise<{ structure: string; criteres: string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.shop'))('title') }
}

/** The same filters as the public page, in the address too ([1.C3]). */
export default async function FilteredShopPage({ params }: Props) {
  const { structure: slug, criteres } = await params
  const base = `/${slug}/mon-compte/acheter`
  const segments = filterInput.safeParse(criteres)
  const reading = parseFilter(segments.success ? segments.data : [''])
  if (reading.kind === 'unknown') notFound()
  const path = filterPath(base, reading.filter)
  if (reading.kind === 'moved') redirect(path as never)
  return <ShopPage slug={slug} path={path} filter={reading.filter} />
}
