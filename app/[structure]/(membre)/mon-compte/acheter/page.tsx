import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ShopPage } from './shop-page'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.shop'))('title') }
}

export default async function WholeShopPage({ params }: Props) {
  const { structure: slug } = await params
  return <ShopPage slug={slug} path={`/${slug}/mon-compte/acheter`} filter={{}} />
}
