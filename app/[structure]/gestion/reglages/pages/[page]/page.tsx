import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireStaff } from '@/lib/gate/actor'
import { restorePageAction, writePageAction } from '@/lib/settings/actions'
import { findDeskPage } from '@/lib/settings/queries'
import { listPictures } from '@/lib/site/queries'
import { homeSlug, pathOf } from '@/lib/site/rules'
import { pictures as house } from '@/lib/site/types'
import { rights } from '@/lib/staff/types'
import { SettingsHeader } from '../../settings-header'
import { BlockEditor } from './block-editor'
import type { EditorWords } from './block-specs'

type Props = {
  params: Promise<{ structure: string; page: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('siteEditor.pages'))('title') }
}

/** A public page, block by block, with what it looks like beside; its last change is undone with a button ([2.F3]). */
export default async function SitePageEditor({ params, searchParams }: Props) {
  const { structure: slug, page: asked } = await params
  const { structure } = await requireStaff(slug, `/${slug}/gestion/reglages/pages/${asked}`, rights['settings.edit'])
  const [page, own, { fait }, t, all] = await Promise.all([
    findDeskPage(structure.id, asked),
    listPictures(structure.id),
    searchParams,
    getTranslations('siteEditor.pages'),
    getTranslations('siteEditor'),
  ])
  if (!page) notFound()
  const placed = new Set(page.blocks.flatMap((block) => ('picture' in block && block.picture ? [block.picture] : [])))
  const pictures = [
    ...house.filter((name) => placed.has(name)).map((value) => ({ value: value as string, label: value as string })),
    ...own.map(({ id, alt }) => ({ value: id, label: alt || id })),
  ]
  const done = { publie: t('saved'), retabli: t('restored') }[String(fait)]
  const { slug: structureSlug, name, tagline, logoId, settings } = structure
  const { phone, email, address, modules, menu } = settings
  const shown = { slug: structureSlug, name, tagline, logoId, settings: { phone, email, address, modules, menu } }
  const hidden = (
    <>
      <HiddenFields structure={slug} />
      <input type="hidden" name="slug" value={asked} />
      <input type="hidden" name="seen" value={page.revision} />
    </>
  )
  return (
    <div className="page grid min-w-0 gap-6">
      <SettingsHeader
        slug={slug}
        title={page.title}
        lead={t('lead')}
        done={done}
        actions={
          <LinkButton href={pathOf(slug, asked === homeSlug ? '' : asked)} look="quiet" icon="external-link">
            {t('view')}
          </LinkButton>
        }
      />
      <ActionForm
        key={page.revision}
        action={writePageAction}
        values={{ title: page.title, description: page.description }}
      >
        {hidden}
        <TextInput name="title" label={t('pageTitle')} maxLength={120} required />
        <Textarea name="description" label={t('description')} rows={2} maxLength={300} required />
        <BlockEditor
          blocks={page.blocks}
          structure={shown}
          pictures={pictures}
          words={all.raw('editor' as never) as EditorWords}
        />
        <div>
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
      {page.revision > 0 ? (
        <ActionForm action={restorePageAction}>
          {hidden}
          <div>
            <SubmitButton look="quiet">{t('restore')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </div>
  )
}
