import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { formatDay } from '@/lib/core/formatting'
import { requireStaff } from '@/lib/gate/actor'
import { listTerms } from '@/lib/settings/queries'
import { compareTerms } from '@/lib/settings/rules'
import { parseTerms } from '@/lib/site/rules'
import { rights } from '@/lib/staff/types'
import { SettingsHeader } from '../../settings-header'
import { TermsChanges } from '../terms-changes'

type Props = { params: Promise<{ structure: string; version: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.terms'))('title') }
}

/** A version as people read it, and what it changed of the one before ([6.L3]). */
export default async function TermsVersionPage({ params }: Props) {
  const { structure: slug, version: asked } = await params
  const path = `/${slug}/gestion/reglages/conditions/${asked}`
  const { structure } = await requireStaff(slug, path, rights['settings.edit'])
  const versions = await listTerms(structure.id)
  const terms = versions.find(({ version }) => String(version) === asked) ?? notFound()
  const before = versions.find(({ version }) => version === terms.version - 1)
  const t = await getTranslations('settings.terms')
  const words = { same: t('kinds.same'), added: t('kinds.added'), removed: t('kinds.removed'), none: t('previewNone') }
  return (
    <div className="page grid min-w-0 max-w-[60rem] gap-6">
      <SettingsHeader
        slug={slug}
        title={t('title')}
        lead={t('from', { version: terms.version, day: formatDay(terms.inForceFrom) })}
      />
      {before ? (
        <section className="grid gap-3">
          <h2>{t('previewTitle')}</h2>
          <TermsChanges lines={compareTerms(before.body, terms.body)} words={words} />
        </section>
      ) : null}
      <section className="prose-page">
        {parseTerms(terms.body).map((piece) =>
          piece.kind === 'title' ? <h2 key={piece.text}>{piece.text}</h2> : <p key={piece.text}>{piece.text}</p>,
        )}
      </section>
    </div>
  )
}
