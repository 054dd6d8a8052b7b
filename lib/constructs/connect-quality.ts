import { CfnEvaluationForm, CfnTaskTemplate } from "aws-cdk-lib/aws-connect";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";

/** What a supervisor listens for. Source: the steps of SP-PEKALONGAN and SP-MAJALENGKA; the wording and equal weights are ours. */
const questions = [
  ["sapaan", "Sapaan", "Apakah operator menyapa dengan nama layanan dan siap membantu?"],
  ["lokasi", "Lokasi", "Apakah lokasi kejadian ditanyakan, dipastikan dan dicatat?"],
  ["jenis", "Jenis kejadian", "Apakah jenis kejadian dan keadaan korban digali dengan benar?"],
  ["penerusan", "Waktu penerusan", "Apakah kasus diteruskan ke OPD dalam waktu yang dijanjikan?"],
  ["kesantunan", "Kesantunan", "Apakah operator tenang, sopan dan tidak memutus pelapor?"],
] as const;

/** 10 is the best score that Connect knows. */
const answers = [
  { refId: "ya", text: "Ya", score: 10 },
  { refId: "sebagian", text: "Sebagian", score: 5 },
  { refId: "tidak", text: "Tidak", score: 0 },
];

/** Connect wants the weights to sum to 100. */
const weight = 100 / questions.length;

const periods = { Monthly: "bulanan", Quarterly: "triwulan" } as const;

const fields = { name: "Pekerjaan", description: "Keterangan", assignee: "Ditugaskan kepada" };

/** How the work is judged every month and quarter, and how follow-up work is handed on. */
export class ConnectQuality extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly region: Region; readonly instanceArn: string },
  ) {
    super(scope, id);
    const { region, instanceArn } = props;
    for (const [place, period] of Object.entries(periods)) {
      new CfnEvaluationForm(this, place, {
        instanceArn,
        title: `Evaluasi ${period} operator 112 ${region.code}`,
        description: `Dengarkan rekaman, beri nilai, sampaikan kepada operator. ${region.name}`,
        status: "ACTIVE",
        scoringStrategy: { mode: "QUESTION_ONLY", status: "ENABLED" },
        items: [...questions.map(section), note],
      });
    }
    const field = (name: string) => ({ id: { name } });
    new CfnTaskTemplate(this, "FollowUp", {
      instanceArn,
      name: `Tindak lanjut ${region.code}`,
      description: "Pekerjaan untuk penyelia setelah sebuah panggilan",
      status: "ACTIVE",
      fields: [
        { ...field(fields.name), type: "NAME" },
        { ...field(fields.description), type: "DESCRIPTION" },
        { ...field(fields.assignee), type: "QUICK_CONNECT" },
      ],
      constraints: { RequiredFields: [{ Id: { Name: fields.name } }] },
    });
  }
}

function section([refId, title, question]: (typeof questions)[number]) {
  return {
    section: {
      refId: `bagian-${refId}`,
      title,
      items: [
        {
          question: {
            refId,
            title: question,
            questionType: "SINGLESELECT",
            notApplicableEnabled: true,
            questionTypeProperties: { singleSelect: { displayAs: "RADIO", options: answers } },
            weight,
          },
        },
      ],
    },
  };
}

const note = {
  section: {
    refId: "bagian-catatan",
    title: "Catatan",
    items: [
      {
        question: {
          refId: "catatan",
          title: "Apa yang perlu dilatih atau dipuji?",
          questionType: "TEXT",
          weight: 0,
        },
      },
    ],
  },
};
