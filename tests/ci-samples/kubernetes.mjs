// Checks each object of a file by the Kubernetes models' schema.
import fs from 'node:fs';
import YAML from 'yaml';
import { Job } from 'kubernetes-models/batch/v1';
import { ConfigMap, PersistentVolumeClaim } from 'kubernetes-models/v1';

const kinds = { Job, ConfigMap, PersistentVolumeClaim };
for (const document of YAML.parseAllDocuments(fs.readFileSync(process.argv[2], 'utf8'))) {
  const object = document.toJS();
  new kinds[object.kind](object).validate();
  console.log(`ok  ${object.kind} ${object.metadata.name}`);
}
