import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { SiteShell } from '@/components/site/shell'
import { PageHeader } from '@/components/ui/page-header'
import { ofName } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { getStructureOr404 } from '@/lib/gate/actor'
import { parseTerms } from '@/lib/site/rules'
import { getTermsInForce } from '@/lib/structures/queries'
import { describePage } from '../metadata'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const structure = await getStructureOr404((await params).structure)
  const t = await getTranslations('site.terms')
  return describePage({
    structure: structure.slug,
    path: 'conditions-generales-de-vente',
    title: t('title'),
    description: t('description', { ofName: ofName(structure.name) }),
  })
}

/** The terms in force today, with their number: the one that a buyer accepts ([1.B1], [6.L3]). */
export default async function TermsPage({ params }: Props) {
  setRequestLocale('fr')
  const structure = await getStructureOr404((await params).structure)
  const terms = await getTermsInForce(structure.id)
  const t = await getTranslations('site.terms')
  return (
    <SiteShell structure={structure}>
      <div className="page">
        <PageHeader
          title={t('title')}
          lead={t('version', { version: terms.version, day: formatDay(terms.inForceFrom) })}
        />
        <div className="prose-page">
          {parseTerms(terms.body).map((piece) =>
            piece.kind === 'title' ? <h2 key={piece.text}>{piece.text}</h2> : <p key={piece.text}>{piece.text}</p>,
          )}
        </div>
      </div>
    </SiteShell>
  )
}
