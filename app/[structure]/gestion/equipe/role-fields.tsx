import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Select } from '@/components/ui/inputs'
import { type Roles, staffRoles } from '@/lib/staff/types'

type Props = { teachers: { id: string; firstName: string; lastName: string }[]; chosen?: Roles }

/** The roles of somebody, and which teacher of the school they are. */
export function RoleFields({ teachers, chosen }: Props) {
  const t = useTranslations('staff')
  return (
    <>
      <CheckboxGroup
        name="role"
        label={t('labels.roles')}
        help={t('labels.rolesHelp')}
        required
        defaultValues={chosen?.roles}
        options={staffRoles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      {teachers.length > 0 ? (
        <Select
          name="teacher"
          label={t('labels.teacher')}
          help={t('labels.teacherHelp')}
          defaultValue={chosen?.teacherId ?? ''}
          options={[
            { value: '', label: t('labels.noTeacher') },
            ...teachers.map(({ id, firstName, lastName }) => ({ value: id, label: `${firstName} ${lastName}` })),
          ]}
        />
      ) : null}
    </>
  )
}
