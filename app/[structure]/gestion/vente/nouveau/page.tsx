import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { DateInput, TextInput } from '@/components/ui/inputs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { isId } from '@/lib/core/ids'
import { openFileAction } from '@/lib/desk/actions'
import { requireStaff } from '@/lib/gate/actor'
import { moneyDesk } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<{ bon?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.newFile'))('title') }
}

/** Somebody at the desk without a file gets one, and the sale, or the use of their voucher, goes on ([1.H8] [1.C7]). */
export default async function NewFilePage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  await requireStaff(slug, `/${slug}/gestion/vente/nouveau`, moneyDesk)
  const { bon } = await searchParams
  const voucher = isId(bon) ? bon : undefined
  const t = await getTranslations('desk.newFile')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={`/${slug}/gestion/${voucher ? `cadeaux/${voucher}` : 'vente'}`}>{t('back')}</a>}
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
      />
      <Card className="max-w-[46rem]">
        <ActionForm action={openFileAction}>
          <HiddenFields structure={slug} voucher={voucher} />
          <Holder isCaller={voucher !== undefined} />
          <Child />
          <div>
            <SubmitButton size="large" pendingLabel={t('pending')}>
              {t(voucher ? 'submitOnly' : 'submit')}
            </SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  )
}

async function Holder({ isCaller }: { isCaller: boolean }) {
  const [t, labels] = await Promise.all([getTranslations('desk.newFile'), getTranslations('accounts.labels')])
  return (
    <fieldset className="grid gap-5">
      <legend className="display mb-4 text-xl">{t(isCaller ? 'caller' : 'holder')}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput name="firstName" label={labels('firstName')} required autoComplete="off" />
        <TextInput name="lastName" label={labels('lastName')} required autoComplete="off" />
        <TextInput name="phone" type="tel" label={labels('phone')} required autoComplete="off" />
        <TextInput name="email" type="email" label={labels('email')} help={t('emailHelp')} autoComplete="off" />
        <DateInput name="birthOn" label={labels('birthOn')} help={t('birthHelp')} autoComplete="off" />
      </div>
    </fieldset>
  )
}

async function Child() {
  const [t, labels] = await Promise.all([getTranslations('desk.newFile'), getTranslations('accounts.labels')])
  return (
    <fieldset className="grid gap-5 border-t border-line pt-5">
      <legend className="display float-left mb-1 w-full text-xl">{t('child')}</legend>
      <p className="clear-both text-muted">{t('childText')}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput name="childFirstName" label={labels('firstName')} autoComplete="off" />
        <TextInput name="childLastName" label={labels('lastName')} help={t('childLastNameHelp')} autoComplete="off" />
        <DateInput name="childBirthOn" label={labels('birthOn')} autoComplete="off" />
      </div>
    </fieldset>
  )
}
