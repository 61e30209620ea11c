import type {TextWords} from './text-clauses.js';

export const textWordsEs: TextWords = {
  titles: {
    channel: 'Contrato de socio de canal indirecto',
    services: 'Contrato de proveedor de servicios',
    public: 'Contrato marco para el sector público',
  },
  preamble: [
    'El presente contrato, versión {version}, se celebra entre **{party}**, con sede en {seat} (el **Proveedor**), y la empresa que lo acepta (el **Socio**).',
    'Entra en vigor el día en que una persona con facultades para obligar al Socio lo acepta por medios electrónicos.',
  ],
  clauses: {
    definitions: {
      title: 'Definiciones',
      body: [
        '**Productos**: los equipos, programas y suscripciones que el Proveedor ofrece a través de socios.',
        '**Distribuidor autorizado**: la empresa que el Proveedor ha designado como fuente de Productos en el Territorio.',
        '**Territorio**: los países de actividad para los que el Socio está registrado.',
      ],
    },
    appointment: {
      title: 'Designación del Socio',
      body: [
        'El Proveedor designa al Socio como revendedor no exclusivo de Productos en el Territorio. El Socio acepta y actúa en nombre y por cuenta propios.',
        'Este contrato no crea sociedad, agencia ni relación laboral entre las partes.',
      ],
    },
    term: {
      title: 'Duración y renovación',
      body: [
        'El contrato dura lo que indica el registro del socio. El Socio acepta las condiciones vigentes una vez al año, a más tardar en el aniversario de su registro.',
        'Terminado el contrato, el Socio puede aún aceptarlo y renovarlo en un plazo de diez días. Después se requiere una nueva solicitud para cada país de actividad.',
      ],
    },
    obligations: {
      title: 'Obligaciones del Socio',
      body: [
        'El Socio deberá:',
        '- tener un establecimiento físico en cada país del Territorio;',
        '- mantener al día los datos de la empresa, de contacto y de sus distribuidores;',
        '- contar con personal que conozca los Productos lo bastante para asesorar a los clientes;',
        '- responder a las preguntas del Proveedor sobre una venta en {answerDays} días.',
      ],
    },
    distribution: {
      title: 'Compra a través de distribuidores',
      body: [
        'El Socio compra Productos solo a Distribuidores autorizados y mantiene al menos una cuenta activa con uno de ellos en cada país del Territorio.',
        'Los precios y las condiciones de entrega se acuerdan entre el Socio y el Distribuidor autorizado. El Proveedor no es parte de esa venta.',
      ],
    },
    fax: {
      title: 'Notificaciones por fax',
      body: [
        'Una notificación enviada por fax se considera recibida el siguiente día hábil si el remitente conserva el informe de transmisión.',
      ],
    },
    marks: {
      title: 'Nombres y marcas',
      body: [
        'El Socio puede usar los nombres y marcas del Proveedor para describir los Productos con veracidad y sigue las pautas publicadas.',
        'Ese derecho termina con este contrato.',
      ],
    },
    confidentiality: {
      title: 'Confidencialidad',
      body: [
        'Cada parte guarda secreto sobre la información confidencial de la otra durante {secrecyYears} años tras el fin del contrato y la usa solo para sus fines.',
        'Se exceptúa lo que es público, lo que la parte ya conocía y lo que ordene revelar un tribunal.',
      ],
    },
    dataProtection: {
      title: 'Protección de datos personales',
      body: [
        'Cada parte trata los datos del personal de la otra solo en la medida que exige este contrato y es responsable por sí misma.',
        'Las solicitudes de los interesados se trasladan en {answerDays} días.',
      ],
    },
    security: {
      title: 'Comunicación de incidentes de seguridad',
      body: [
        'El Socio comunica todo incidente que afecte a Productos o a credenciales del portal de socios en un plazo de 72 horas a [security@arvelund.example](mailto:security@arvelund.example).',
        'La comunicación indica qué ocurrió, a qué clientes afecta y qué se hizo.',
      ],
    },
    export: {
      title: 'Control de exportaciones',
      body: [
        'Los Productos están sujetos a las leyes de exportación de varios países. El Socio obtiene las licencias necesarias y conserva los registros cinco años.',
      ],
    },
    integrity: {
      title: 'Integridad',
      body: [
        'El Socio no ofrece ventajas a funcionarios ni a personal de clientes para obtener una venta.',
        'El Proveedor puede pedir al Socio un cuestionario de integridad al renovar el contrato.',
      ],
    },
    liability: {
      title: 'Responsabilidad',
      body: [
        'La responsabilidad de cada parte se limita al valor de los Productos comprados por el Socio en los doce meses anteriores al daño, con un mínimo de {amount} euros.',
        'El límite no rige en caso de dolo, culpa grave ni daños a la vida o la salud.',
      ],
    },
    termination: {
      title: 'Resolución',
      body: [
        'Cualquiera de las partes puede resolver el contrato con un preaviso escrito de {noticeDays} días.',
        'El Proveedor puede resolverlo de inmediato si el Socio infringe las secciones sobre exportación o integridad.',
      ],
    },
    law: {
      title: 'Ley aplicable y jurisdicción',
      body: [
        'Este contrato se rige por la ley de la sede de **{party}**. Conocen de los litigios los tribunales de {seat}.',
      ],
    },
    general: {
      title: 'Disposiciones generales',
      body: [
        'Los cambios requieren la aceptación de ambas partes. Basta la aceptación por medios electrónicos.',
        'La nulidad de una disposición no afecta a las demás.',
      ],
    },
  },
  newerIntegrity: {
    title: 'Integridad',
    body: [
      'El Socio no ofrece ventajas, directamente ni a través de terceros, a funcionarios ni a personal de clientes para obtener o conservar una venta, y forma a su personal una vez al año.',
      'El Proveedor puede pedir al Socio un cuestionario de integridad al renovar el contrato y revisar los registros de ventas cada {auditMonths} meses.',
    ],
  },
  schedule: {
    title: 'Anexo {number}: familia de productos {code}',
    body: [
      'Este anexo se aplica a los pedidos de organismos públicos de la familia **{code}** y prevalece sobre las secciones del contrato.',
      'El Socio puede conceder un descuento de hasta el {share} por ciento sin consultar al Proveedor. Uno mayor requiere aprobación, que se da o se niega en {days} días y vale para una sola licitación.',
      'Los Productos se entregan en {days} días desde el pedido. Si la licitación pide antes la entrega, el Socio lo comunica al Distribuidor autorizado.',
      'El Socio conserva ofertas, aprobaciones y pruebas de entrega durante {years} años.',
    ],
  },
  tableHead: ['Servicio', 'Plazo'],
  tableRows: [
    'Respuesta a un aviso de avería',
    'Sustitución de una pieza defectuosa',
    'Entrega de repuestos en el lugar',
  ],
};
