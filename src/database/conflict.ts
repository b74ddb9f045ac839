/** What was read had changed before it could be saved: nothing is written, and the work is done again. */
export class Conflict extends Error {
  code = '40001' // As the database itself says where it meets one.
}
