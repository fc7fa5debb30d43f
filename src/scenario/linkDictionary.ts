/**
 * What links of form `s2.` refer to instead of saying it again: pieces of JSON that documents are made of, the
 * commonest last, where references are shortest. Frozen: every link that was ever made refers to these very bytes, and a
 * test knows their hash. Better pieces are another form (`s3.`) with a dictionary of its own.
 */
const pieces = [
	// Fields that some manifests have.
	'"persistentVolumeClaim":{"claimName":"","storageClassName":"accessModes":["ReadWriteOnce"],"storage":"1Gi"',
	'"securityContext":{"runAsNonRoot":true,"runAsUser":1000,"readOnlyRootFilesystem":true,"serviceAccountName":"',
	'"topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"kubernetes.io/hostname","whenUnsatisfiable":"DoNotSchedule","labelSelector":{"matchLabels":{',
	'"affinity":{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":100,"podAffinityTerm":{"nodeAffinity":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"","operator":"In","values":["',
	'"tolerations":[{"key":"node-role.kubernetes.io/control-plane","operator":"Exists","effect":"NoSchedule","NoExecute","tolerationSeconds":300}],"taints":[{"nodeSelector":{"',
	'"valueFrom":{"fieldRef":{"fieldPath":"status.podIP","metadata.name"}},"configMapKeyRef":{"name":"","key":"secretKeyRef":{"envFrom":[{"configMapRef":{"secretRef":{',
	'"livenessProbe":{"readinessProbe":{"startupProbe":{"httpGet":{"path":"/healthz","port":8080},"initialDelaySeconds":5,"periodSeconds":10,"timeoutSeconds":1,"failureThreshold":3},"tcpSocket":{"exec":{"command":["sh","-c","',
	'"lifecycle":{"preStop":{"exec":{"command":["sleep","10"]}},"terminationGracePeriodSeconds":30,"shareProcessNamespace":true,"hostNetwork":true,"hostPort":',
	'"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"","spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"","minReplicas":1,"maxReplicas":10,"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":50}}}],"behavior":{"scaleDown":{"stabilizationWindowSeconds":300',
	'"apiVersion":"batch/v1","kind":"Job","completions":1,"parallelism":1,"backoffLimit":6,"ttlSecondsAfterFinished":"kind":"DaemonSet","kind":"StatefulSet","serviceName":"","podManagementPolicy":"Parallel","volumeClaimTemplates":[{"kind":"ReplicaSet",',
	'"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":"25%","maxUnavailable":"25%"}},"type":"Recreate","minReadySeconds":0,"revisionHistoryLimit":10,"progressDeadlineSeconds":600',
	'{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":""},"data":{"{"apiVersion":"v1","kind":"Secret","stringData":{"{"apiVersion":"v1","kind":"Namespace",',
	'"initContainers":[{"restartPolicy":"Always","restartPolicy":"Never","restartPolicy":"OnFailure","imagePullPolicy":"Always","IfNotPresent","command":["args":["workingDir":"',
	'"volumes":[{"name":"logs","emptyDir":{}},{"name":"content","hostPath":{"path":"/var/log","configMap":{"name":"}}],"volumeMounts":[{"name":"content","mountPath":"/usr/share/content","mountPath":"/var/log/app","readOnly":true}]',
	'"image":"postgres:16","image":"redis:7","image":"mysql:8","image":"busybox:1.36","image":"httpd:2.4","image":"nginx:1.27","containerPort":3306,"containerPort":5672,"containerPort":443,"protocol":"TCP","protocol":"UDP","name":"http","name":"metrics"',
	'"metadata":{"name":"node-5","labels":{"topology.kubernetes.io/zone":"zone-a"},"annotations":{"podarium.dev/"status":{"capacity":{"cpu":"2","memory":"4Gi","allocatable":{"cpu":"4","memory":"8Gi","pods":"110"}},"spec":{"unschedulable":true',
	// Commands.
	'{"at":0,"command":{"type":"rollout","action":"restart","undo","pause","resume","kind":"Deployment","toRevision":{"type":"request","target":{"host":"","port":80,"request":"GET /"},{"type":"losePackets","percent":10}},{"type":"fillDisk","node":"node-1","full":true}},{"type":"failNode","node":"{"type":"cutNode","node":"{"type":"restoreNode","node":"',
	'{"type":"setImageAvailable","image":"","available":false}},{"type":"setScheduling","mode":"byHand"}},"mode":"automatic"}},{"type":"setPodNetwork","podNetwork":"routed"}},"podNetwork":"overlay"}},{"type":"crashProcess","containerPid":7,"container":"',
	'{"type":"removeContainer","from":{"kind":"pod","namespace":"default","name":"{"type":"moveContainer","from":{"kind":"draft","name":"","container":"","to":{"kind":"draft","name":"{"type":"splitOut","container":"","as":"{"type":"replaceDraft","name":"","draft":{"name":"","pod":{"apiVersion":"v1","kind":"Pod","metadata":{"name":"","labels":{"app":"","expose":true}',
	'{"type":"delete","kind":"Pod","namespace":"default","name":"{"type":"crashContainer","container":"web","namespace":"default","name":"web"}},{"type":"discardDraft","name":"{"type":"bindPod","node":"node-1","namespace":"default","name":"{"type":"replacePod","node":"node-2","namespace":"default","name":"{"type":"apply","objects":[{',
	'{"type":"scale","kind":"Pod","namespace":"default","name":"web","replicas":3}},{"type":"scale","kind":"Deployment","namespace":"default","name":"api","replicas":3}}',
	// The palette.
	'"name":"all-in-one","image":"podarium/all-in-one:1","ports":[{"containerPort":80}],"resources":{"requests":{"cpu":"1","memory":"512Mi"}}}',
	'"name":"content-puller","image":"podarium/content-puller:1","resources":{"requests":{"cpu":"50m","memory":"32Mi"}}}',
	'"name":"log-rotator","image":"podarium/log-rotator:1","resources":{"requests":{"cpu":"50m","memory":"32Mi"}}}',
	'"name":"log-shipper","image":"podarium/log-shipper:1","resources":{"requests":{"cpu":"100m","memory":"64Mi"}}}',
	'"name":"worker","image":"podarium/worker:1","resources":{"requests":{"cpu":"250m","memory":"128Mi"},"limits":{"cpu":"500m","memory":"256Mi"}}}',
	'"name":"proxy","image":"podarium/proxy:1","ports":[{"containerPort":8000}],"env":[{"name":"UPSTREAM_ADDR","value":"localhost:80"}],"resources":{"requests":{"cpu":"100m","memory":"64Mi"}}}',
	'"name":"client","image":"podarium/client:1","env":[{"name":"TARGET_ADDR","value":"web:80"}],"resources":{"requests":{"cpu":"100m","memory":"64Mi"}}}',
	'"name":"db","image":"podarium/db:1","ports":[{"containerPort":5432}],"resources":{"requests":{"cpu":"500m","memory":"512Mi"}}}',
	'"name":"cache","image":"podarium/cache:1","ports":[{"containerPort":6379}],"resources":{"requests":{"cpu":"250m","memory":"128Mi"}}}',
	'"name":"api","image":"podarium/api:1","ports":[{"containerPort":8080}],"env":[{"name":"CACHE_ADDR","value":"localhost:6379"},{"name":"DB_ADDR","value":"db:5432"}],"resources":{"requests":{"cpu":"500m","memory":"256Mi"}}}',
	'"name":"web","image":"podarium/web:1","ports":[{"containerPort":80}],"env":[{"name":"CACHE_ADDR","value":"cache:6379"},{"name":"API_ADDR","value":"api:8080"}],"resources":{"requests":{"cpu":"250m","memory":"128Mi"}}}',
	// The shape of everything.
	'{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","labels":{"app":"web"}},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"podarium/web:1","ports":[{"containerPort":80}],"resources":{"requests":{"cpu":"250m","memory":"128Mi"}}}]}}}}',
	'{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"type":"NodePort","selector":{"app":"web"},"ports":[{"port":80}]}},"ports":[{"name":"http","port":80,"targetPort":8080,"nodePort":30080}]}}',
	'{"at":1000000,"command":{"type":"addContainer","to":{"kind":"draft","name":"web"},"container":{"name":"web","image":"podarium/web:1","to":{"kind":"pod","namespace":"default","name":"web"},"container":{',
	'{"at":1000000,"command":{"type":"createDraft","name":"web","container":{"name":"web","image":"podarium/web:1","ports":[{"containerPort":80}],"resources":{"requests":{"cpu":"250m","memory":"128Mi"}}}}},{"at":2000000,"command":{"type":"runDraft","name":"web","node":"node-1"}},',
	'],"commands":[],"layout":{"node:node-1":{"x":0,"y":0},"node:node-2":{"x":0,"y":0},"node:node-3":{"x":0,"y":0},"draft:web":{"x":0,"y":0},"tray":{"x":',
	'},"at":20000000,"note":"","view":{"selected":"pod/default/web","camera":{"x":0,"y":0,"width":1200},"autoplay":true},"hash":"',
	'{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","labels":{"app":"web"}},"spec":{"nodeName":"node-1","containers":[{"name":"web","image":"podarium/web:1","ports":[{"containerPort":80}],"resources":{"requests":{"cpu":"250m","memory":"128Mi"}}}]}},',
	'{"version":2,"engine":1,"title":"welcome","seed":1,"manifests":[{"apiVersion":"v1","kind":"Node","metadata":{"name":"node-1"}},{"apiVersion":"v1","kind":"Node","metadata":{"name":"node-2"}},{"apiVersion":"v1","kind":"Node","metadata":{"name":"node-3"}},{"apiVersion":"v1","kind":"Node","metadata":{"name":"node-4"}},',
];

export const linkDictionary: Uint8Array = new TextEncoder().encode(pieces.join(''));
