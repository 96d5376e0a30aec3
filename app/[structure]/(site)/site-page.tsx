import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { Blocks } from '@/components/site/blocks'
import { JsonLd } from '@/components/site/json-ld'
import { SiteShell } from '@/components/site/shell'
import { slugInput } from '@/lib/catalogue/schema'
import { getStructureOr404 } from '@/lib/gate/actor'
import { findPage } from '@/lib/site/queries'
import { homeSlug } from '@/lib/site/rules'
import { isOpen } from '@/lib/structures/rules'
import { describePage } from './metadata'
import { describeSchool } from './structured-data'

async function getPageOr404(structureSlug: string, slug: string) {
  if (!slugInput.safeParse(slug).success) notFound()
  const structure = await getStructureOr404(structureSlug)
  if (!isOpen(structure.settings.modules, slug)) notFound()
  return { structure, page: (await findPage(structure.id, slug)) ?? notFound() }
}

/** A page whose texts are rows of the structure. */
export async function SitePage({ structureSlug, slug }: { structureSlug: string; slug: string }) {
  setRequestLocale('fr')
  const { structure, page } = await getPageOr404(structureSlug, slug)
  return (
    <SiteShell structure={structure} current={slug === homeSlug ? '' : slug}>
      <Blocks blocks={page.blocks} structure={structure} />
      {slug === homeSlug ? <JsonLd data={describeSchool(structure, page.description)} /> : null}
    </SiteShell>
  )
}

export async function describeSitePage(structureSlug: string, slug: string): Promise<Metadata> {
  const { page } = await getPageOr404(structureSlug, slug)
  const isHome = slug === homeSlug
  return describePage({
    structure: structureSlug,
    path: isHome ? '' : slug,
    title: isHome ? undefined : page.title,
    description: page.description,
  })
}
