// Writes the bill of materials of what goes into the image, as CycloneDX: npm run sbom [-- FILE]
import { writeFile } from 'node:fs/promises';
import { billOfMaterials } from './image/bill-of-materials.ts';

const [file = 'sbom.json'] = process.argv.slice(2);
const bill = await billOfMaterials('.');
await writeFile(file, JSON.stringify(bill, undefined, 2));
console.log(`${file}: ${bill.components.length} packages.`);
