import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/gate/actor'
import { getNonce } from '@/lib/gate/request'
import { rights } from '@/lib/staff/types'
import { findWords, listVersions } from '@/lib/templates/queries/find-words'
import { findFree } from '@/lib/templates/queries/list-templates'
import { editorInput, readTemplateSlug } from '@/lib/templates/schema'
import { locales } from '@/lib/templates/types'
import { FreePanel } from './free-panel'
import { productText } from './product-text'
import { VersionPanel } from './version-panel'
import { WordsForm } from './words-form'

type Props = {
  params: Promise<{ structure: string; modele: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') }
}

/** One template in a language: its words, the mail that they make, and every version ([2.C3]). */
export default async function TemplatePage({ params, searchParams }: Props) {
  const { structure: slug, modele } = await params
  const list = `/${slug}/gestion/modeles`
  const path = `${list}/${modele}`
  const { structure } = await requireStaff(slug, path, rights['templates.edit'])
  const key = readTemplateSlug(modele) ?? notFound()
  const free = 'event' in key ? null : ((await findFree(structure.id, key.freeTemplateId)) ?? notFound())
  const { langue: locale, version, fait } = editorInput.parse(await searchParams)
  const [versions, words, nonce, t] = await Promise.all([
    listVersions(structure.id, key, locale),
    findWords(structure.id, key, locale),
    getNonce(),
    getTranslations('templates'),
  ])
  const used = words ?? ('event' in key ? productText(key.event) : { subject: '', body: '' })
  const older = versions.find((one) => one.version === version && !one.isDefault)
  const done = ['enregistre', 'inchange', 'retabli', 'cree', 'renomme', 'range', 'ressorti'].find((one) => one === fait)
  const falls = locale !== 'fr-FR' && words?.locale !== locale
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={
          <a href={list} className="inline-flex min-h-11 items-center">
            {t('back')}
          </a>
        }
        title={free?.name ?? t(`names.${(key as { event: 'order_paid' }).event}`)}
        className="!pb-0"
      />
      {done ? (
        <Notice kind="positive" role="status">
          {t(`done.${done as 'enregistre'}`)}
        </Notice>
      ) : null}
      <nav aria-label={t('editor.language')} className="flex flex-wrap gap-4">
        {locales.map((one) => (
          <a
            key={one}
            href={`${path}?langue=${one}`}
            aria-current={one === locale ? 'page' : undefined}
            className="inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {t(`languages.${one}`)}
          </a>
        ))}
      </nav>
      {falls ? <Notice kind="info">{t('editor.falls', { language: t(`languages.${locale}`) })}</Notice> : null}
      {locale === 'en' && !free ? <p className="text-muted">{t('editor.english')}</p> : null}
      {older ? <Notice kind="info">{t('editor.older', { version: older.version })}</Notice> : null}
      {free?.isArchived ? (
        <Notice kind="info">{t('editor.isArchived')}</Notice>
      ) : (
        <WordsForm
          key={`${locale}:${version ?? ''}:${versions[0]?.version ?? 0}`}
          slug={slug}
          template={key}
          locale={locale}
          seen={versions[0]?.version ?? 0}
          text={older ?? used}
          nonce={nonce}
        />
      )}
      <VersionPanel {...{ slug, path, template: key, locale, versions, older, used }} zone={structure.timeZone} />
      {free ? <FreePanel slug={slug} template={free} /> : null}
    </div>
  )
}
