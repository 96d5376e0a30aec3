import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { FileInput } from '@/components/ui/file-input'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { EmptyState } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { UploadForm } from '@/components/ui/upload-form'
import { requireStaff } from '@/lib/gate/actor'
import { removePictureAction } from '@/lib/settings/actions'
import { pictureLimits } from '@/lib/settings/types'
import { listPictures } from '@/lib/site/queries'
import { rights } from '@/lib/staff/types'
import { SettingsHeader } from '../settings-header'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('siteEditor.pictures'))('title') }
}

/** The pictures of the structure: its logo, its places, its workshops ([2.F3]). */
export default async function PicturesPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/reglages/images`
  const { structure } = await requireStaff(slug, path, rights['settings.edit'])
  const [pictures, { fait, erreur }, t, all] = await Promise.all([
    listPictures(structure.id),
    searchParams,
    getTranslations('siteEditor.pictures'),
    getTranslations('siteEditor'),
  ])
  const done = { ajoute: t('added'), retire: t('removed') }[String(fait)]
  const refusal = `refusals.${String(erreur)}` as never
  return (
    <div className="page grid min-w-0 gap-6">
      <SettingsHeader slug={slug} title={t('title')} lead={t('lead')} done={done} />
      {erreur && all.has(refusal) ? <Notice kind="danger">{all(refusal)}</Notice> : null}
      <Card as="section" aria-labelledby="ajouter" className="grid max-w-[44rem] gap-4">
        <h2 id="ajouter" className="text-xl">
          {t('add')}
        </h2>
        <UploadForm to={`${path}/ajouter`}>
          <FileInput
            name="picture"
            label={t('file')}
            accept="image/jpeg,image/png,image/webp"
            maxBytes={pictureLimits.bytes}
            tooBig={all('refusals.picture_too_heavy')}
            required
          />
          <TextInput name="alt" label={t('alt')} help={t('altHelp')} maxLength={300} required />
          <div>
            <SubmitButton>{t('send')}</SubmitButton>
          </div>
        </UploadForm>
      </Card>
      {pictures.length === 0 ? (
        <EmptyState icon="plus" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {pictures.map((picture) => (
            <PictureCard key={picture.id} slug={slug} picture={picture} />
          ))}
        </ul>
      )}
    </div>
  )
}

type Picture = Awaited<ReturnType<typeof listPictures>>[number]

async function PictureCard({ slug, picture: { id, alt, width, height } }: { slug: string; picture: Picture }) {
  const t = await getTranslations('siteEditor.pictures')
  return (
    <Card as="li" className="grid content-start gap-3">
      {/* biome-ignore lint/performance/noImgElement: a file of the structure, served as it is */}
      <img
        src={`/${slug}/photos/${id}`}
        alt={alt}
        loading="lazy"
        className="aspect-[4/3] w-full rounded-s bg-sunken object-contain"
      />
      <p>{alt}</p>
      <p className="text-sm text-muted">{t('size', { width, height })}</p>
      <p className="text-sm break-all text-muted">{t('reference', { text: `![${alt}](${id})` })}</p>
      <ActionForm action={removePictureAction}>
        <HiddenFields structure={slug} />
        <input type="hidden" name="picture" value={id} />
        <div>
          <SubmitButton look="quiet">{t('remove')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
