export { type StaffRole, staffRoles } from '@/lib/core/actor'
