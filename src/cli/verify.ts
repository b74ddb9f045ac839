import { createReadStream } from 'node:fs'
import { Command } from 'commander'
import { compareProofs } from '#proof/compare-proofs'
import { ProofError } from '#proof/proof-error'
import { type Proof, readProof } from '#proof/read-proof'

export const verifyCommand = new Command('verify')
  .description(
    'Check a statement, an exported ledger or a published head, with nothing but the file. Exit code 1 when it is not whole.',
  )
  .argument('<file>', 'the file to check')
  .argument('[newer]', 'a later file: prove that everything in the first stands in it unchanged')
  .option('--key <key>', 'the key of the marketplace that must have signed, as /api/v1/ledger/head says it')
  .action(async (file: string, newer: string | undefined, { key }: { key?: string }) => {
    try {
      process.stdout.write(newer ? await compared(file, newer, key) : await checked(file, key))
    } catch (error) {
      const isFile = /^E[A-Z]+$/.test((error as { code?: string }).code ?? '')
      if (!(error instanceof ProofError) && !isFile) throw error
      process.stderr.write(`${(error as Error).message}\n`)
      process.exitCode = 1
    }
  })

async function checked(file: string, key: string | undefined): Promise<string> {
  const reading = readProof(createReadStream(file))
  let item = await reading.next()
  while (!item.done) item = await reading.next()
  mustBeBy(key, item.value)
  return `${file} is whole: nothing in it was changed since it was signed.\n${told(item.value)}${byWhom(key, item.value)}`
}

async function compared(file: string, newer: string, key: string | undefined): Promise<string> {
  const proofs = await compareProofs(readProof(createReadStream(file)), readProof(createReadStream(newer)))
  for (const proof of [proofs.older, proofs.newer]) mustBeBy(key, proof)
  const other = proofs.older.key === proofs.newer.key ? '' : 'They are signed with different keys.\n'
  return `Everything in ${file} is in ${newer}, unchanged.\n${told(proofs.older)}${told(proofs.newer)}${other}${byWhom(key, proofs.newer)}`
}

function mustBeBy(key: string | undefined, proof: Proof): void {
  if (key !== undefined && key.toLowerCase() !== proof.key)
    throw new ProofError(`Signed with the key ${proof.key}, not with ${key}: this is not from that marketplace.`)
}

const told = ({ earnest, at, wallets, entries, root, last }: Proof): string =>
  earnest === 'statement'
    ? `Statement of ${at}: wallet ${last!.wallet}, ${entries} entries, ${last!.balance} Connects, head ${last!.head}.\n`
    : `${earnest === 'head' ? 'Head' : 'Ledger'} of ${at}: ${entries} entries in ${wallets} wallets, root ${root}.\n`

const byWhom = (key: string | undefined, proof: Proof): string =>
  key
    ? 'It is signed by the marketplace with that key.\n'
    : `Signed with the key ${proof.key}. Compare it with the one your marketplace shows at /api/v1/ledger/head, or give that with --key.\n`
