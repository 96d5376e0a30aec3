import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateInput, TextInput } from '@/components/ui/inputs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { findFile } from '@/lib/client-files/queries/get-file'
import { requireStaff } from '@/lib/gate/actor'
import { restoreClientAction } from '@/lib/removals/actions'
import { rights } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string; dossier: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('removals.restore'))('title', { name: (await params).dossier }) }
}

/** A deactivated client who comes back: what is missing is filled in, the rest is asked of them by mail ([2.A6]). */
export default async function RestoreClientPage({ params }: Props) {
  const { structure: slug, dossier } = await params
  const path = `/${slug}/gestion/dossiers/${dossier}`
  const { actor } = await requireStaff(slug, `${path}/restaurer`, rights['files.remove'])
  const file = (/^\d{1,9}$/.test(dossier) ? await findFile(actor, Number(dossier)) : null) ?? notFound()
  if (file.status !== 'deactivated') redirect(path)
  const t = await getTranslations('removals.restore')
  const { postcode, country } = file
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{`${file.firstName} ${file.lastName}`}</a>}
        title={t('title', { name: `${file.firstName} ${file.lastName}` })}
        lead={t('lead')}
        className="pb-0"
      />
      <Card className="max-w-[46rem]">
        <ActionForm action={restoreClientAction} values={{ postcode }}>
          <HiddenFields structure={slug} file={file.id} country={country} />
          <TextInput name="email" type="email" label={t('email')} autoComplete="off" />
          <TextInput name="phone" type="tel" label={t('phone')} autoComplete="off" />
          <DateInput name="birthOn" label={t('birthOn')} autoComplete="off" />
          <TextInput name="addressLine1" label={t('address')} autoComplete="off" />
          <TextInput name="addressLine2" label={t('addressMore')} autoComplete="off" />
          <div className="grid gap-5 sm:grid-cols-[9rem_1fr]">
            <TextInput name="postcode" label={t('postcode')} autoComplete="off" />
            <TextInput name="city" label={t('city')} autoComplete="off" />
          </div>
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t('confirm')}</SubmitButton>
            <LinkButton look="quiet" href={path}>
              {t('cancel')}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  )
}
