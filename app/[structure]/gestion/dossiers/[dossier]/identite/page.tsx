import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { AddressFields, IdentityFields } from '@/components/client-files/identity-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeIdentityAction } from '@/lib/client-files/actions'
import { type FileHead, findFile } from '@/lib/client-files/queries/get-file'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay } from '@/lib/core/formatting'
import { requireStaff } from '@/lib/gate/actor'
import { formatPhone } from '@/lib/site/rules'
import { rights } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string; dossier: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.identity'))('title') }
}

/** The office changes who a client is; a login's new address waits for its confirmation ([1.B5]). */
export default async function IdentityPage({ params }: Props) {
  const { structure: slug, dossier } = await params
  const path = `/${slug}/gestion/dossiers/${dossier}`
  const { actor } = await requireStaff(slug, `${path}/identite`, rights['files.edit'])
  const file = (/^\d{1,9}$/.test(dossier) ? await findFile(actor, Number(dossier)) : null) ?? notFound()
  if (file.status !== 'active') notFound()
  const t = await getTranslations('people.identity')
  const name = `${file.firstName} ${file.lastName}`
  const isLogin = file.login?.email != null && file.login.email === file.email
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back', { ofName: ofName(name) })}</a>}
        title={t('title')}
        lead={t('lead', { ofName: ofName(name) })}
        className="pb-0"
      />
      <Card className="max-w-[46rem]">
        <ActionForm action={changeIdentityAction} values={valuesOf(file)} className="gap-7">
          <HiddenFields structure={slug} dossier={file.id} number={dossier} />
          <IdentityFields emailHelp={t(isLogin ? 'emailLogin' : 'emailFree')} />
          <AddressFields />
          <div>
            <SubmitButton size="large">{t('submit')}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  )
}

const valuesOf = (file: FileHead): Record<string, string> => ({
  civility: file.civility ?? '',
  locale: file.locale ?? '',
  firstName: file.firstName,
  lastName: file.lastName,
  email: file.email ?? '',
  birthOn: file.birthOn ? formatNumericDay(file.birthOn) : '',
  phone: file.phone ? formatPhone(file.phone) : '',
  addressLine1: file.addressLine1,
  addressLine2: file.addressLine2,
  postcode: file.postcode,
  city: file.city,
  country: file.country,
})
